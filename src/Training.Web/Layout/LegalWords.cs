// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Web.Layout;

/// <summary>Marker of the words of the standing pages: accessibility (a-), data (d-), help (h-).</summary>
public sealed class LegalWords;
