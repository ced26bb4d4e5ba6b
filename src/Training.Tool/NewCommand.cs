// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using System.Text.RegularExpressions;

namespace Training.Tool;

/// <summary><c>new module ID</c>: a draft that already passes the check.</summary>
internal static partial class NewCommand
{
    public static int Run(Arguments arguments, Surroundings around)
    {
        if (arguments.Words is not [var id] || !Slug().IsMatch(id))
            throw new MisuseException("new module ID : de 3 à 40 lettres minuscules sans accent, chiffres ou tirets.");
        var shown = $"{arguments.Options.GetValueOrDefault("--content", "content")}/modules/{id}";
        var folder = Path.Combine(around.Folder, shown);
        if (Directory.Exists(folder)) throw new MisuseException($"{shown} existe déjà.");
        Directory.CreateDirectory(Path.Combine(folder, "img"));
        var text = Template.Replace("{id}", id, StringComparison.Ordinal)
            .Replace("{today}", around.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder, "module.md"), text + "\n");
        around.Out.WriteLine($"{shown}/module.md est prêt. Ensuite : check {shown}");
        return Cli.Done;
    }

    [GeneratedRegex(@"\A[a-z0-9-]{3,40}\z")]
    private static partial Regex Slug();

    private const string Template = """
        ---
        schema: 1
        id: {id}
        title: Titre du module
        summary: Ce que l’on saura faire, en une phrase.
        lang: fr
        version: 0.1.0
        status: draft
        audience: [reception, taxi, restauration, commerce, office, musee, habitant]
        theme: accueil
        duration: 10
        objectives:
          - Dire à un client, en une phrase, …
        sources:
          - Titre, auteur, année
        reviewed: {today}
        ---

        # Titre du module

        ## Une première leçon
        <!-- lesson: id=premiere-lecon -->

        Une situation vécue, puis l’essentiel en quelques paragraphes.

        :::astuce
        Le conseil qui sert dès demain.
        :::

        ## Quiz
        <!-- quiz: id=quiz shuffle=questions,choices -->

        ### Un client demande… Que répondez-vous ?
        <!-- q: id=un-client-demande type=single objective=1 -->

        > **Indice :** un petit coup de pouce.

        - [ ] Une réponse que l’on entend souvent
          > Pourquoi elle ne convient pas.
        - [x] La réponse juste
          > Pourquoi elle convient.
        - [ ] Une autre réponse plausible
          > Ce qu’elle oublie.

        > **Explication :** la raison, en une ou deux phrases.
        > **Source :** d’où elle vient

        ### Une phrase qui est vraie ou fausse.
        <!-- q: id=vrai-ou-faux type=truefalse objective=1 -->

        - [x] Vrai
        - [ ] Faux

        > **Explication :** la raison.
        """;
}
