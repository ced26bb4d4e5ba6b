// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Modules.Reading;

/// <summary>What the reader says in French, sentence then remedy.</summary>
internal static class French
{
    public const string DidYouMean = "Vouliez-vous dire « {0} » ?";
    public const string Allowed = "Admis : {0}.";

    public static readonly Dictionary<string, string> Words = new()
    {
        ["@text"] = "un texte",
        ["@integer"] = "un nombre entier",
        ["@list"] = "une liste",
        ["@slug"] = "un identifiant : de 3 à 40 lettres minuscules sans accent, chiffres ou tirets",
        ["@semver"] = "un numéro de version comme 1.0.0",
        ["@date"] = "une date comme 2026-03-31",
        ["@duration"] = "une durée comme 30s, 10m ou 1h",
        ["@chars"] = "caractères",
        ["@items"] = "éléments",
        ["@choice-list"] = "une liste de cases à cocher",
        ["@table"] = "un tableau de deux colonnes",
        ["@numbered"] = "une liste numérotée",
        ["@two"] = "exactement deux choix",
        ["@two-or-more"] = "au moins deux choix",
        ["@integer-positive"] = "un nombre entier à partir de 1",
        ["@flag"] = "le mot seul, sans valeur",
        ["@fact-list"] = "des identifiants de faits séparés par des virgules",
        ["@tag-list"] = "des mots séparés par des virgules",
        ["@level"] = "1, 2 ou 3",
        ["@seconds"] = "un nombre de secondes de 5 à 120",
        ["@objectives"] = "des numéros d’objectifs séparés par des virgules",
    };

    public static readonly Dictionary<string, (string Sentence, string Remedy)> Codes = new()
    {
        ["QM001"] = ("Le dossier n’a pas de fichier module.md.", "Créez-le, par exemple avec « new module {0} »."),
        ["QM002"] = ("Le fichier « {0} » n’a pas de rôle dans un module.", "Gardez module.md, module.en.md, module.nl.md, module.lock et les images de img/."),
        ["QM100"] = ("L’en-tête manque ou n’est pas refermé.", "Commencez le fichier par une ligne « --- », les clés, puis une autre ligne « --- »."),
        ["QM101"] = ("L’en-tête ne se lit pas comme du YAML : {0}", "Une clé par ligne, « clé: valeur » ; mettez entre guillemets une valeur qui contient « : »."),
        ["QM102"] = ("La clé « {0} » est inconnue.", "{1}"),
        ["QM103"] = ("La clé « {0} » manque.", "Ajoutez-la à l’en-tête."),
        ["QM104"] = ("La clé « {0} » est écrite deux fois, déjà ligne {1}.", "Gardez une seule des deux."),
        ["QM105"] = ("La clé « {0} » demande {1}.", "Corrigez la valeur."),
        ["QM106"] = ("La clé « {0} » va de {1} à {2} {4} ; ici {3}.", "Choisissez une valeur dans ces bornes."),
        ["QM107"] = ("La clé « {0} » n’admet pas « {1} ».", "{2}"),
        ["QM108"] = ("La clé « {0} » demande {1} ; « {2} » n’en est pas.", "Corrigez la valeur."),
        ["QM109"] = ("L’identifiant « {0} » n’est pas le nom « {1} » de son dossier ou de son fichier.", "Écrivez « id: {1} » : un identifiant publié ne change pas."),
        ["QM110"] = ("La langue « {0} » n’est pas celle du fichier, « {1} ».", "Écrivez « lang: {1} » ou renommez le fichier."),

        ["QM200"] = ("Cette directive ne se lit pas.", "Écrivez-la seule sur sa ligne, comme « <!-- {0}: id=mon-id --> »."),
        ["QM201"] = ("La directive « {0} » est inconnue.", "{1}"),
        ["QM202"] = ("La directive « {0} » n’a pas de clé « {1} ».", "{2}"),
        ["QM203"] = ("La directive « {0} » demande la clé « {1} ».", "Ajoutez « {1}=… »."),
        ["QM204"] = ("La clé « {0} » demande {1} ; « {2} » n’en est pas.", "Corrigez la valeur."),
        ["QM205"] = ("La clé « {0} » est écrite deux fois dans la directive.", "Gardez une seule des deux."),
        ["QM206"] = ("La directive « {0} » n’est pas à sa place.", "Mettez-la sur la ligne qui suit son titre (« ## » pour lesson et quiz, « ### » pour q)."),
        ["QM207"] = ("L’identifiant « {0} » sert déjà ligne {1}.", "Donnez-en un autre ; un identifiant publié ne se réemploie pas."),
        ["QM208"] = ("L’objectif {0} n’existe pas.", "Le module en a {1}, comptés à partir de 1."),
        ["QM210"] = ("Cette question n’a pas de bonne réponse.", "Cochez-la : « - [x] »."),
        ["QM211"] = ("Cette question a {0} bonnes réponses, son type n’en admet qu’une.", "Gardez une seule case cochée, ou écrivez « type=multiple »."),
        ["QM212"] = ("Ce type de question demande {0} ; ici {1}.", "Ajoutez ou retirez des choix."),
        ["QM213"] = ("Cette question n’a pas de réponses.", "Écrivez {0} sous la question."),
        ["QM214"] = ("Le type « {0} » demande {1}.", "Changez les réponses, ou le type dans la directive."),
        ["QM215"] = ("Cette case ne sera pas lue comme une case.", "Écrivez « - [ ] texte » ou « - [x] texte », avec ces espaces."),
        ["QM216"] = ("Ce choix n’a pas de case.", "Commencez-le par « - [ ] », ou « - [x] » s’il est juste."),
        ["QM217"] = ("Les réponses sont coupées en plusieurs listes.", "Gardez la même puce « - » partout et rien entre les choix qui ne soit indenté."),
        ["QM218"] = ("Ce retour n’est pas indenté : il coupe la liste des choix.", "Mettez deux espaces devant « > » pour le rattacher au choix du dessus."),
        ["QM219"] = ("Ce passage n’a pas sa place dans une question.", "Une question : titre, directive, indices, réponses, explication, source."),
        ["QM220"] = ("Ce choix répète celui de la ligne {0}.", "Changez l’un des deux."),
        ["QM221"] = ("Cette citation ne commence pas par un mot connu ici : « {0} ».", "{1}"),
        ["QM222"] = ("Il manque un texte ici.", "Écrivez-le, ou retirez la ligne."),
        ["QM223"] = ("Un indice vient après les réponses.", "Placez-le entre la directive et les réponses."),
        ["QM224"] = ("L’explication ou la source vient avant les réponses.", "Placez-la dessous."),

        ["QM300"] = ("Le titre manque.", "Écrivez « # {0} » sous l’en-tête."),
        ["QM301"] = ("Un second titre de premier niveau.", "Une leçon s’ouvre par « ## » ; gardez un seul « # »."),
        ["QM302"] = ("Le titre diffère de celui de l’en-tête, « {0} ».", "Écrivez deux fois le même."),
        ["QM303"] = ("Ce passage est en dehors de toute leçon.", "Placez-le sous un titre « ## » suivi de sa directive lesson."),
        ["QM304"] = ("Ce titre n’a pas de directive.", "Écrivez dessous « <!-- lesson: id=mon-id --> », ou « <!-- quiz: id=quiz --> »."),
        ["QM305"] = ("Cette leçon est vide.", "Écrivez-la, ou retirez son titre."),
        ["QM306"] = ("Ce module n’a pas de leçon.", "Ouvrez-en une par « ## » et sa directive lesson."),
        ["QM307"] = ("Un titre dans une liste, une citation ou un encadré.", "Sortez-le, ou mettez-le en gras."),
        ["QM308"] = ("Un titre souligné par « --- » ou « === ».", "Écrivez les titres avec « # » ; laissez une ligne vide avant un filet."),
        ["QM310"] = ("Du HTML dans le texte.", "Écrivez en Markdown ; les commentaires autres que les directives se retirent."),
        ["QM311"] = ("L’adresse « {0} » n’est pas admise.", "Écrivez une adresse http, https ou mailto, ou une adresse du site qui commence par « / » ou « # »."),
        ["QM312"] = ("L’image « {0} » est introuvable.", "Déposez-la dans le dossier img/ du module, ou corrigez son nom."),
        ["QM313"] = ("Cette image n’a pas de texte de remplacement.", "Dites entre les crochets ce que montre l’image."),
        ["QM314"] = ("L’image « {0} » n’est pas dans le dossier du module.", "Déposez-la dans img/ et écrivez « img/nom.webp » (lettres sans accent, chiffres, points, tirets)."),
        ["QM320"] = ("L’encadré « {0} » est inconnu.", "{1}"),
        ["QM321"] = ("Cet encadré n’est pas refermé.", "Écrivez « ::: » seul sur une ligne après son texte."),
        ["QM322"] = ("L’encadré « {0} » n’admet pas « {1} ».", "Seul « :::phrase » prend une langue : « :::phrase lang=en »."),
        ["QM330"] = ("Un second quiz.", "Un module a un seul quiz : réunissez les questions."),
        ["QM331"] = ("Le quiz tire {0} questions et n’en a que {1}.", "Baissez « draw » ou ajoutez des questions."),
        ["QM332"] = ("Dans le quiz, il n’y a que des questions.", "Un titre « ### », sa directive « <!-- q: … --> », puis les réponses."),
        ["QM333"] = ("Ce quiz n’a pas de question à poser.", "Ajoutez des questions, ou retirez le quiz."),
        ["QM334"] = ("Une leçon après le quiz.", "Placez les leçons avant le quiz."),

        ["QM700"] = ("Le module « {0} » n’existe pas.", "{1}"),
        ["QM701"] = ("Le module « {0} » est déjà dans le parcours.", "Gardez-le une seule fois."),
        ["QM702"] = ("Un parcours n’a ni leçon ni question.", "Retirez cette directive."),
    };
}
