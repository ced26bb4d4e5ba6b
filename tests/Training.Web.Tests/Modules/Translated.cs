// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Web.Tests.Modules;

/// <summary>Alpha with its translations and a word to type; beta in French alone, with a question in passing.</summary>
internal static class Translated
{
    public static void Write(ContentCopy content)
    {
        content.Write("alpha", Alpha("fr", "Module alpha", "La leçon", "Une phrase.", "Comment dit-on ?", "Quel mot ?", "chevalement"));
        content.Write("alpha", Alpha("en", "Alpha in English", "The lesson", "A sentence.", "What is it called?", "What stands over a shaft?", "headframe"), "module.en.md");
        content.Write("alpha", Alpha("nl", "Alpha in het Nederlands", "De les", "Een zin.", "Hoe heet het?", "Wat staat er boven een schacht?", "schachtbok"), "module.nl.md");
        File.WriteAllText(Path.ChangeExtension(content.PathFile, ".nl.md"), "---\nschema: 1\nid: chemin\ntitle: Een traject\nsummary: Twee modules.\nlang: nl\n---\n");
        content.Write("beta", ContentCopy.Text("beta")
            .Replace("## Quiz\n", Check, StringComparison.Ordinal)
            .Replace("- [x] Oui\n", "> **Indice :** un mot gentil.\n\n- [x] Oui\n  > Bien sûr.\n", StringComparison.Ordinal));
    }

    private const string Check = """
        ### Dit-on merci ?
        <!-- q: id=merci type=single objective=1 -->

        - [x] Toujours
        - [ ] Parfois

        > **Explication :** une bonne raison.

        ## Quiz

        """;

    private static string Alpha(string lang, string title, string lesson, string sentence, string check, string question, string word)
    {
        var settings = lang != "fr" ? "" : "\nversion: 1.0.0\naudience: [reception]\ntheme: accueil\nduration: 10\nsources: [La maison]\nreviewed: 2026-03-31";
        var why = lang switch { "fr" => "Explication :", "en" => "Explanation:", _ => "Uitleg:" };
        return $$"""
            ---
            schema: 1
            id: alpha
            title: {{title}}
            summary: {{sentence}}
            lang: {{lang}}
            objectives: [{{sentence}}]{{settings}}
            ---

            # {{title}}

            ## {{lesson}}
            <!-- lesson: id=la-lecon -->

            {{sentence}}

            ### {{check}}
            <!-- q: id=dit-on type=text objective=1 -->

            - [x] {{word}}

            > **{{why}}** {{word}}.

            ## Quiz
            <!-- quiz: id=quiz -->

            ### {{question}}
            <!-- q: id=mot type=text objective=1 -->

            - [x] {{word}}

            > **{{why}}** {{word}}.

            """;
    }
}
