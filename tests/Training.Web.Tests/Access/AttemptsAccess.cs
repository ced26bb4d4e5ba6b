// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Web.Shared;
using static Training.Web.Tests.Access.AccessRow;

namespace Training.Web.Tests.Access;

internal static class AttemptsAccess
{
    public static readonly AccessRow[] Rows =
    [
        Page("/modules/{id}/quiz", Who.Everybody, _ => Addresses.Quiz(AccessWorld.Module)),
        Post("/modules/{id}/quiz/begin", Who.SignedIn, _ => Addresses.BeginQuiz(AccessWorld.Module)),
        Page("/attempts/{id:guid}", Who.Holder, s => Addresses.AttemptEnd(s.Attempt)) with { LeadsTo = "/attempts/" },
        Page("/attempts/{id:guid}/{position:int}", Who.Holder, s => Addresses.Attempt(s.Attempt, 1)),
        // An empty answer is sent back to its question; a stranger's question is not there.
        Post("/attempts/{id:guid}/{position:int}/answer", Who.Holder, s => Addresses.Answer(s.Attempt, 1)),
        Page("/workshop/attempts", Who.Trainer | Who.Administrator, s => Addresses.WorkshopAttempts(AccessWorld.Module, s.UserName)),
        Post(Addresses.GiveAttemptsBack, Who.Trainer | Who.Administrator, null, ("module", AccessWorld.Module), ("user", "nobody")),
    ];
}
