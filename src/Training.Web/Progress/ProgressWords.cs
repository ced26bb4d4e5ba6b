// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Web.Progress;

/// <summary>Marker of the words of the home page.</summary>
public sealed class ProgressWords;
