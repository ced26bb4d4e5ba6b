// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Security.Cryptography;

namespace Training.Load.Shared;

/// <summary>A temporary folder, gone with its benchmark.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public ScratchFolder() => Directory.CreateDirectory(Root);

    public string Root { get; } = Path.Combine(Path.GetTempPath(), $"briquet-load-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}");

    public string this[string name] => Path.Combine(Root, name);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
