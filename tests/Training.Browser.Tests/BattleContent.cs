// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Security.Cryptography;

namespace Training.Browser.Tests;

/// <summary>A content folder for battles: three modules of the same five questions, one of each kind that battles ask. One is read at a glance, the others slowly, and the last leaves two minutes a question.</summary>
public sealed class BattleContent : IDisposable
{
    /// <summary>Read in the three seconds that a stem is shown at least.</summary>
    public const string Quick = "cinq-courtes";

    /// <summary>Read in ten seconds and more.</summary>
    public const string Slow = "cinq-longues";

    /// <summary>Read in twelve seconds, and answered within two minutes, times what the battle grants.</summary>
    public const string Patient = "cinq-patientes";

    private const string PatientBeginning = "Le dernier car de la journée vient d’arriver sur la place, quarante voyageurs en descendent avec leurs parapluies, tout le monde parle en même temps, et le guide qui les accompagne vous demande au passage, en riant, sans attendre vraiment la réponse :";

    private const string SlowBeginning = "Un soir de pluie, trois personnes attendent au comptoir avec leurs valises, et la première vous demande en souriant, pendant que vous cherchez sa clé :";

    public BattleContent()
    {
        Write(Quick, QuickText);
        Write(Slow, SlowText);
        Write(Patient, PatientText);
        Directory.CreateDirectory(Path.Combine(Folder, "paths"));
    }

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), $"briquet-content-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}");

    private static string QuickText => Text.Replace("ID", Quick, StringComparison.Ordinal).Replace("BEGIN", "", StringComparison.Ordinal);

    private static string SlowText => Text.Replace("ID", Slow, StringComparison.Ordinal).Replace("BEGIN", SlowBeginning + " ", StringComparison.Ordinal);

    private static string PatientText => Text.Replace("ID", Patient, StringComparison.Ordinal).Replace("BEGIN", PatientBeginning + " ", StringComparison.Ordinal)
        .Replace(" objective=1", " objective=1 time=120", StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private void Write(string module, string text)
    {
        var pictures = Path.Combine(Folder, "modules", module, "img");
        Directory.CreateDirectory(pictures);
        File.WriteAllText(Path.Combine(Folder, "modules", module, "module.md"), text);
        File.WriteAllText(Path.Combine(pictures, "carre.svg"), Picture("<path d='M60 20h80v80H60z'/>"));
        File.WriteAllText(Path.Combine(pictures, "rond.svg"), Picture("<circle cx='100' cy='60' r='42'/>"));
    }

    private static string Picture(string shape) =>
        $"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 200 120'><path fill='#d8d0c0' d='M0 0h200v120H0z'/><g fill='#9c3d22'>{shape}</g></svg>";

    private const string Text = """
        ---
        schema: 1
        id: ID
        title: Cinq questions de bataille
        summary: Un module d’essai, pour les batailles.
        lang: fr
        version: 1.0.0
        audience: [reception, taxi]
        theme: mine
        duration: 5
        objectives:
          - Répondre dans une bataille
        sources: [Un essai]
        reviewed: 2026-11-22
        ---

        # Cinq questions de bataille

        ## La leçon de la lampe
        <!-- lesson: id=lampe -->

        Le lampiste prête une lampe à qui descend.

        ### BEGINQue prête un lampiste ?
        <!-- q: id=lampiste type=single objective=1 -->

        - [ ] Un casque
          > Pas lui.
        - [x] Une lampe
        - [ ] Une berline
        - [ ] Un cheval

        > **Explication :** sans lampe, personne ne descend.

        ## Quiz
        <!-- quiz: id=quiz draw=4 -->

        ### BEGINQue trouve-t-on au fond ?
        <!-- q: id=au-fond type=multiple objective=1 score=partial -->

        - [x] Une galerie
        - [ ] Un beffroi
        - [x] Une veine
        - [ ] Une plage

        > **Explication :** une galerie suit sa veine.

        ### BEGINUn terril monte.
        <!-- q: id=terril type=truefalse objective=1 -->

        - [x] Vrai
        - [ ] Faux

        > **Explication :** pierre après pierre.

        ### BEGINEn quelle année ?
        <!-- q: id=annee type=number objective=1 -->

        - [x] 1929

        > **Explication :** cette année-là.

        ### BEGINQuelle forme roule ?
        <!-- q: id=forme type=single objective=1 -->

        - [x] ![Un disque brun](img/rond.svg)
        - [ ] ![Un carré brun](img/carre.svg)

        > **Explication :** l’autre a des coins.
        """;
}
