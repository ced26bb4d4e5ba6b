// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using Training.Web.Accounts;
using Training.Web.Persistence;

namespace Training.Web.Battles;

internal static class BattleServices
{
    public static IServiceCollection AddBattles(this IServiceCollection services, IConfiguration configuration)
    {
        var limits = configuration.GetSection(BattleOptions.Section).Get<BattleOptions>() ?? new();
        services.AddOptions<BattleOptions>().BindConfiguration(BattleOptions.Section)
            .Validate(o => o.Reveal > TimeSpan.Zero, "Battles:Reveal : la bonne réponse se montre un moment, plus de zéro seconde.")
            .Validate(o => o.AnswerTime > TimeSpan.Zero && o.ReadingMin > TimeSpan.Zero && o.ReadingMax >= o.ReadingMin && o.ComebackPerQuestion > TimeSpan.Zero,
                "Battles:AnswerTime, ReadingMin, ReadingMax, ComebackPerQuestion : plus de zéro seconde, et ReadingMin au plus ReadingMax.")
            .Validate(o => o.Presence > BattleOptions.SpokenEvery && o.HostSilence >= o.Presence,
                "Battles:Presence, HostSilence : plus que les deux secondes au bout desquelles un appareil se manifeste, et Presence au plus HostSilence.")
            .Validate(o => o.StandstillFrom > o.Tick, "Battles:StandstillFrom : plus long que Battles:Tick, sinon chaque battement serait une panne.").ValidateOnStart();
        services.AddSingleton<SteadyTime>().AddSingleton<BattleWriter>().AddSingleton<BattleStore>().AddSingleton<Arena>().AddSingleton<BattleConnections>();
        services.AddSingleton(provider =>
        {
            var codes = provider.GetRequiredService<IOptions<BattleOptions>>().Value;
            return new CodeGuard(codes.WrongCodesPerPerson, codes.WrongCodesPerAddress, provider.GetRequiredService<TimeProvider>());
        });
        services.AddSingleton<QuestionPicker>().AddSingleton<MissedQuestions>().AddSingleton<Doorman>().AddSingleton<RelayBook>().AddSingleton<RelayStarter>();
        services.AddSingleton<BattleResults>().AddSingleton<GuestErasure>().AddSingleton<ConnectionWatch>();
        services.AddBattleRecords().AddPurge("battles", d => d.Battles, BattleRecords.PurgeAsync);
        services.AddHostedService<BattleClock>();
        services.AddHostedService(provider => provider.GetRequiredService<GuestErasure>());
        services.AddHostedService(provider => provider.GetRequiredService<ConnectionWatch>());
        services.AddAuthentication().AddCookie(GuestPass.Scheme, GuestPass.Configure);
        services.AddSignalR().AddJsonProtocol(protocol => BattleJson.Configure(protocol.PayloadSerializerOptions)).AddHubOptions<BattleHub>(hub =>
        {
            hub.MaximumReceiveMessageSize = limits.MessageSize;
            // Invocations of one device keep their order.
            hub.MaximumParallelInvocationsPerClient = 1;
        });
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).PostConfigure<BattleConnections>((cookie, connections) =>
        {
            var before = cookie.Events.OnSigningOut;
            cookie.Events.OnSigningOut = async context =>
            {
                if (context.HttpContext.User.PersonId() is { } person) connections.Abort(person);
                await before(context);
            };
        });
        return services;
    }
}
