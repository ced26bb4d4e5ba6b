// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Web.Layout;

/// <summary>Marker of the words of the frame: tabs, foot, states of a whole page.</summary>
public sealed class LayoutWords;
