// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Web.Desk;

/// <summary>Marker of the words of the administrators' desk.</summary>
public sealed class DeskWords;
