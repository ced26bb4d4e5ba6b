// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Web.Tests.Access;

/// <summary>Who may do something; combine what applies. Roles are held alone: an administrator here trains nobody and has no HR scope.</summary>
[Flags]
public enum Who
{
    Nobody = 0,
    Anonymous = 1,

    /// <summary>Somebody with a guest's pass for another battle than the one asked for, or where no battle is asked for.</summary>
    Guest = 2,

    /// <summary>Somebody with a guest's pass for the very battle asked for.</summary>
    GuestOfTheBattle = 4,

    /// <summary>A colleague of the person whose thing it is, or nobody to them.</summary>
    Learner = 8,
    Trainer = 16,

    /// <summary>Any HR partner who keeps an organisation, whoever's thing it is.</summary>
    Hr = 32,

    /// <summary>HR of the thing's organisation, whenever the thing is dated.</summary>
    HrOfOrganisation = 64,

    /// <summary>HR of the thing's organisation, when the thing is dated within a membership of its holder there.</summary>
    HrOfTheDay = 128,
    Administrator = 256,

    /// <summary>The person whose thing it is.</summary>
    Holder = 512,

    /// <summary>A learner, where the thing belongs to the house in which they work.</summary>
    Colleague = 1024,

    /// <summary>The person whose thing it is, while they work in the house that it belongs to.</summary>
    HolderOfTheDay = 2048,

    /// <summary>Any HR partner who only reads, a training fund, whoever's thing it is.</summary>
    Fund = 4096,

    /// <summary>A training fund that reads the thing's organisation, whenever the thing is dated.</summary>
    FundOfOrganisation = 8192,

    /// <summary>A training fund that reads the thing's organisation, when the thing is dated within a membership of its holder there.</summary>
    FundOfTheDay = 16384,

    /// <summary>Who looks at people and downloads their documents, whether they keep them or only read.</summary>
    Reader = Hr | Fund,
    ReaderOfOrganisation = HrOfOrganisation | FundOfOrganisation,
    ReaderOfTheDay = HrOfTheDay | FundOfTheDay,
    SignedIn = Learner | Trainer | Reader | Administrator | Holder,
    Everybody = Anonymous | Guest | GuestOfTheBattle | SignedIn,
}

/// <summary>Those who ask.</summary>
public enum Role
{
    Anonymous,
    Guest,
    Learner,
    Trainer,
    Hr,
    Fund,
    Administrator,
    Holder,
}
