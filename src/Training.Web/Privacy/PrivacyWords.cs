// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Web.Privacy;

/// <summary>Marker of the words about people's data and rights.</summary>
public sealed class PrivacyWords;
