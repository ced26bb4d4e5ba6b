// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Attempts;
using Training.Certificates;
using Training.Web.Certificates.Pdf;

namespace Training.Web.Tests.Certificates;

/// <summary>A document of nobody, and its rendering.</summary>
internal static class Sample
{
    public static readonly CertificateNumber Number =
        CertificateNumber.TryParse("BQ-7F3K-9QXM-2WBD-4HNT-8", out var number) ? number : throw new InvalidOperationException();

    public static readonly Uri Address = new($"https://briquet.example/v/{Number}");

    public static readonly Certificate Certificate = new()
    {
        Kind = CertificateKind.EndOfTraining,
        Wording = CertificateWording.Of(CertificateKind.EndOfTraining),
        HolderName = "Zoé Delattre",
        Establishment = "Hôtel de la Gaillette",
        EstablishmentCity = "Lens",
        Training = "Ambassadeur du Bassin minier",
        Minutes = 210,
        FirstDay = new DateOnly(2025, 5, 5),
        LastDay = new DateOnly(2025, 6, 2),
        Objectives =
        [
            new("Expliquer ce qu’est un terril et conseiller celui qui convient", ObjectiveResult.Acquired),
            new("Présenter les lieux de mémoire avec justesse", ObjectiveResult.InProgress),
            new("Accueillir en anglais", ObjectiveResult.NotEvaluated),
        ],
        Place = "Lens",
        IssuedOn = new DateOnly(2025, 6, 3),
        SignatoryName = "Hélène Vasseur",
        SignatoryCapacity = "responsable pédagogique",
        Issuer = "Centre de formation du Carreau",
        SignatureSentence = "Signé électroniquement par l’organisme",
    };

    public static readonly Provider Provider = new()
    {
        Name = "Centre de formation du Carreau", Address = "4 rue de la Fosse, 62300 Lens", Siret = "12345678200002", ActivityNumber = "32620123462",
        Standing = ProviderStanding.Declared,
    };

    public static readonly Certificate Realisation = Certificate with
    {
        Kind = CertificateKind.Realisation,
        Wording = CertificateWording.Of(CertificateKind.Realisation),
        Objectives = [],
        Realisation = new Realisation { Provider = Provider, Employer = "Groupe Gaillette", Nature = TrainingNature.Training },
    };

    public static byte[] Render(Certificate? certificate = null, byte[]? stamp = null) => new CertificatePdf().Render(certificate ?? Certificate, Number, Address, stamp);

    /// <summary>The text as read on the page, every space made plain.</summary>
    public static string Read(byte[] pdf) =>
        PdfTool.Text(pdf, "pdftotext", "-layout", "{}", "-").Replace('\u00a0', ' ').Replace('\u2009', ' ').Replace('\u202f', ' ');
}
