// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Tool;

/// <summary>A command line cut into words, options with a value (<c>--lang nl</c> or <c>--lang=nl</c>) and switches.</summary>
internal sealed record Arguments(IReadOnlyList<string> Words, IReadOnlyDictionary<string, string> Options)
{
    public static Arguments Parse(string[] args, string[] valued, string[] switches)
    {
        List<string> words = [];
        Dictionary<string, string> options = [];
        for (var i = 0; i < args.Length; i++)
        {
            var (name, value) = args[i].Split('=', 2) is [var n, var v] ? (n, v) : (args[i], null);
            if (!args[i].StartsWith("--", StringComparison.Ordinal)) words.Add(args[i]);
            else if (switches.Contains(args[i])) options[args[i]] = "";
            else if (!valued.Contains(name)) throw new MisuseException($"Option inconnue : {name}");
            else if (value is null && i + 1 == args.Length) throw new MisuseException($"L’option {name} demande une valeur.");
            else options[name] = value ?? args[++i];
        }

        return new Arguments(words, options);
    }

    public bool Has(string name) => Options.ContainsKey(name);

    /// <summary>An option among those allowed; the first of them when it was not given.</summary>
    public string OneOf(string name, params string[] allowed)
    {
        var value = Options.GetValueOrDefault(name, allowed[0]);
        return allowed.Contains(value) ? value : throw new MisuseException($"{name} : {string.Join(", ", allowed)}");
    }
}
