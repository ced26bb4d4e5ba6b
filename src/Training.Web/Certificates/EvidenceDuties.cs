// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Training.Certificates;
using Training.Web.Persistence;
using Training.Web.Shared;

namespace Training.Web.Certificates;

/// <summary>Until when what proves a training must be kept. Asked anew each time: an agreement or a payment written down meanwhile counts at once.</summary>
internal sealed class EvidenceDuties(IOptions<DocumentOptions> options, TimeProvider clock)
{
    /// <summary>The longest duty of what a person's documents still say; null when nothing obliges.</summary>
    public async Task<EvidenceDuty?> OfPersonAsync(TrainingDb db, Guid person) => await LongestAsync(db, await db.Set<DocumentRow>().AsNoTracking()
        .Where(d => d.PersonId == person && d.Kind == CertificateKind.Realisation && db.Set<DocumentContentRow>().Any(c => c.Number == d.Number)).ToListAsync());

    /// <summary>The longest duty of some documents; null when nothing obliges.</summary>
    public async Task<EvidenceDuty?> LongestAsync(TrainingDb db, params IReadOnlyCollection<DocumentRow> documents)
    {
        var today = ParisTime.DayOf(clock.GetUtcNow());
        var organisations = documents.Where(d => d.Kind == CertificateKind.Realisation).Select(d => d.OrganisationId).OfType<Guid>().Distinct().ToArray();
        List<FundingAgreement> agreements = organisations.Length == 0 ? []
            : await db.Set<FundingAgreement>().AsNoTracking().Where(a => organisations.Contains(a.OrganisationId)).ToListAsync();
        return EvidenceDuty.Longest(documents.Select(d => Retention.DutyOf(
            d.Kind, d.IssuedOn, d.EarnedOn, agreements.Where(a => a.OrganisationId == d.OrganisationId), options.Value.Retention, today)));
    }
}
