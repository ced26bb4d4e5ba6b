// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Training.Web.Tests.Organisations;

/// <summary>How many questions are put to the file, told by Entity Framework itself.</summary>
internal sealed class CommandCount : IObserver<System.Diagnostics.DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private static readonly AsyncLocal<CommandCount?> Current = new();
    private readonly List<IDisposable> _subscriptions = [];

    private CommandCount() => _subscriptions.Add(System.Diagnostics.DiagnosticListener.AllListeners.Subscribe(this));

    public int Commands { get; private set; }

    public static async Task<int> OfAsync(Func<Task> what)
    {
        using var count = new CommandCount();
        Current.Value = count;
        await what();
        Current.Value = null;
        return count.Commands;
    }

    public void OnNext(System.Diagnostics.DiagnosticListener value)
    {
        if (value.Name != "Microsoft.EntityFrameworkCore") return;
        lock (_subscriptions) _subscriptions.Add(value.Subscribe(this));
    }

    // Other tests ask the file at the same time: only those that flow from here are counted.
    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (Current.Value == this && value.Key == RelationalEventId.CommandExecuted.Name) Commands++;
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        lock (_subscriptions)
        {
            foreach (var subscription in _subscriptions) subscription.Dispose();
        }
    }
}
