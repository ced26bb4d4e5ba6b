// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Web.Shared;

/// <summary>Marker of the words that small components say by themselves.</summary>
public sealed class SharedWords;
