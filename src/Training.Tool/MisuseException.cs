// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Tool;

/// <summary>The command line was not understood; the message is for who typed it.</summary>
internal sealed class MisuseException(string message) : Exception(message);
