// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Tool;

/// <summary>What the tool says of itself.</summary>
internal static class Help
{
    public const string All = """
        L’outil des auteurs de modules.

          check [DOSSIER]      lit les modules et les parcours et dit ce qui ne va pas
          new module ID        crée un module prêt à remplir
          accept ID            enregistre les identifiants et le sens des questions publiées

        Chaque commande explique ses options : « check --help ».
        Le format des modules est raconté, exemples à l’appui, dans docs/modules.md.

        Pour commencer :
          dotnet run --project src/Training.Tool -- new module mon-module
          dotnet run --project src/Training.Tool -- check content

        Codes de sortie : 0 tout va bien, 1 le contenu a des fautes, 2 la commande n’est pas comprise.
        """;

    private const string Check = """
        check [DOSSIER] [--format text|json|sarif] [--lang fr|en|nl] [--warnings-as-errors] [--fix]

        Lit DOSSIER (content par défaut), ou le dossier d’un seul module. Une ligne par remarque :
          content/modules/mon-module/module.md:39:1: error QM210: Cette question n’a pas de bonne réponse. Cochez-la…
        Un module qui a une erreur n’est pas publié ; les autres le sont, et sa dernière bonne version reste servie.

          --fix                   reprend d’abord la typographie française (espaces, guillemets, apostrophes)
          --format json|sarif     pour un script ou un hébergeur de code
          --lang en|nl            les mêmes remarques en anglais, en néerlandais
          --warnings-as-errors    un avertissement fait échouer aussi

        Exemples :
          check content --warnings-as-errors
          check content/modules/mon-module --lang en
          check content --format sarif > remarques.sarif

        Codes de sortie : 0 aucune erreur, 1 au moins une, 2 la commande n’est pas comprise.
        """;

    private const string New = """
        new module ID [--content DOSSIER]

        Crée DOSSIER/modules/ID/module.md (DOSSIER : content par défaut), un brouillon d’une leçon et de deux questions
        qui passe déjà le contrôle. ID : de 3 à 40 lettres minuscules sans accent, chiffres ou tirets ; il ne changera plus.

        Exemple :
          new module beffroi-de-bethune
        """;

    private const string Accept = """
        accept ID [--content DOSSIER]

        Écrit DOSSIER/modules/ID/module.lock : les identifiants publiés, la révision et l’empreinte du sens de chaque question.
        Gardez ce fichier avec le module. Ensuite, check refuse qu’une question change de sens sans que « rev » augmente,
        ou qu’un identifiant publié disparaisse : l’historique des apprenants en dépend.
        Le module doit se lire sans erreur.

        Exemple :
          accept beffroi-de-bethune
        """;

    public static string? Of(string command) => command switch { "check" => Check, "new" => New, "accept" => Accept, _ => null };
}
