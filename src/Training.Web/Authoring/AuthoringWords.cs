// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Web.Authoring;

/// <summary>Marker of the words of the workshop.</summary>
public sealed class AuthoringWords;
