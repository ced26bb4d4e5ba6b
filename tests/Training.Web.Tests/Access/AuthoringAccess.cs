// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Web.Shared;
using static Training.Web.Tests.Access.AccessRow;

namespace Training.Web.Tests.Access;

internal static class AuthoringAccess
{
    private const Who Authors = Who.Trainer | Who.Administrator;

    public static readonly AccessRow[] Rows =
    [
        Page("/workshop", Authors),
        Page("/workshop/questions", Authors),
        Page("/workshop/modules/{id}", Authors, _ => Addresses.WorkshopModule(AccessWorld.Module)),
        Page("/workshop/preview/{id}", Authors, _ => Addresses.Preview(AccessWorld.Module)),
        Page("/workshop/preview/{id}/in/{lang}", Authors, _ => Addresses.PreviewIn("en", AccessWorld.Module)),
        Page("/workshop/preview/{id}/in/{lang}/{lessonId}", Authors, _ => Addresses.PreviewIn("en", AccessWorld.Module, AccessWorld.Lesson)),
        Page("/workshop/preview/{id}/{lessonId}", Authors, _ => Addresses.Preview(AccessWorld.Module, AccessWorld.Lesson)),
    ];
}
