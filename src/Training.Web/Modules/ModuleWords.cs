// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Web.Modules;

/// <summary>Marker of the words of the catalogue, a module and a lesson.</summary>
public sealed class ModuleWords;
