// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Text.RegularExpressions;

namespace Training.Web.Tests.Desk;

/// <summary>The log speaks words, whatever room wrote the line.</summary>
public sealed partial class AuditWordsTests
{
    [Fact]
    public void Every_action_that_is_written_to_the_log_has_its_words()
    {
        var words = File.ReadAllText(Path.Combine(SourceFolder.Web, "Desk", "DeskWords.resx"));
        var actions = SourceFolder.Files("*.cs").Select(File.ReadAllText).Where(text => text.Contains("AuditRow", StringComparison.Ordinal))
            .SelectMany(text => Action().Matches(text)).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal).ToArray();
        Assert.Contains("document.revoked", actions);
        Assert.DoesNotContain(actions, action => !words.Contains($"\"did-{action.Replace('.', '-')}\"", StringComparison.Ordinal));
    }

    // Actions are named thing.done; addresses and files that look so are told by their ending.
    [GeneratedRegex(@"""((?:attempts|document|erasure|establishment|evidence|export|funding|hold|join-code|organisation|password|provider|register|request|retention|role|roster|scope)\.(?!json)[a-z.-]+)""")]
    private static partial Regex Action();
}
