// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Web.Sites;

/// <summary>Marker of the words of the desk's cards of sites.</summary>
public sealed class SitePageWords;
