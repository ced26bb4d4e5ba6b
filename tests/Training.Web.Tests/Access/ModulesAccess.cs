// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Web.Modules;
using Training.Web.Shared;
using static Training.Web.Tests.Access.AccessRow;

namespace Training.Web.Tests.Access;

internal static class ModulesAccess
{
    public static readonly AccessRow[] Rows =
    [
        Page("/modules", Who.Everybody),
        Page("/paths/{id}", Who.Everybody, _ => Addresses.Path("premiers-pas")),
        Page("/modules/{id}", Who.Everybody, _ => Addresses.Module(AccessWorld.Module)),
        Page("/modules/{id}/{lessonId}", Who.Everybody, _ => Addresses.Lesson(AccessWorld.Module, AccessWorld.Lesson)),
        Post("/modules/{id}/{lessonId}/laid", Who.Everybody, _ => Addresses.LessonLaid(AccessWorld.Module, AccessWorld.Lesson)),
        Post("/modules/{id}/{lessonId}/check", Who.Everybody, _ => Addresses.LessonCheck(AccessWorld.Module, AccessWorld.Lesson)) with { ForgivesToken = true, FormOf = _ => [(InlineCheck.Field, AccessWorld.Check)] },
        Get("/modules/{id}/img/{name}", Who.Everybody, _ => "/modules/mots-de-la-mine/img/fosse.svg"),
    ];
}
