// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;

namespace Training.Load;

/// <summary>Options as « --name value » pairs.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> _values = [];
    private readonly HashSet<string> _asked = [];

    /// <exception cref="ArgumentException">Something that is not a pair.</exception>
    public static Arguments Parse(string[] words)
    {
        var arguments = new Arguments();
        if (words.Length % 2 != 0) throw new ArgumentException($"An option lacks its value: {words[^1]}");
        for (var i = 0; i < words.Length; i += 2)
        {
            if (!words[i].StartsWith("--", StringComparison.Ordinal)) throw new ArgumentException($"Not an option: {words[i]}");
            arguments._values[words[i][2..]] = words[i + 1];
        }

        return arguments;
    }

    public string? Text(string name)
    {
        _asked.Add(name);
        return _values.GetValueOrDefault(name);
    }

    /// <exception cref="ArgumentException">Not a whole number of 1 or more.</exception>
    public int Number(string name, int otherwise) =>
        Text(name) is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 ? number
        : throw new ArgumentException($"--{name} takes a whole number of 1 or more, not « {text} ».");

    /// <exception cref="ArgumentException">An option that nobody asked for: a slip of the finger would go unnoticed.</exception>
    public void AllKnown()
    {
        if (_values.Keys.Except(_asked).FirstOrDefault() is { } unknown) throw new ArgumentException($"Unknown option: --{unknown}");
    }
}
