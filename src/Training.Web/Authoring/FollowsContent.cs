// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using Microsoft.JSInterop;

namespace Training.Web.Authoring;

/// <summary>A part of a page that follows the content for as long as it is shown: a saved file is on the screen without a reload.</summary>
public abstract class FollowsContent : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _shown = new();
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture, _language = CultureInfo.CurrentUICulture;
    private IDisposable? _subscription;
    private int _isAwaited;

    [Inject] private Workshop Workshop { get; set; } = default!;
    [Inject] private IOptions<AuthoringOptions> Options { get; set; } = default!;
    [Inject] private IJSRuntime Browser { get; set; } = default!;

    /// <summary>Looks at the content again; the page is rendered afterwards.</summary>
    protected abstract void Look();

    protected override void OnInitialized() => _subscription = Workshop.Subscribe(Changed);

    protected override void OnParametersSet() => Look();

    /// <summary>Writes the page's state into its address, so that a colleague who is sent it sees the same.</summary>
    protected ValueTask ShowAddressAsync(string address) => Browser.InvokeVoidAsync("history.replaceState", _shown.Token, null, "", address);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || _shown.IsCancellationRequested) return;
        _subscription?.Dispose();
        _shown.Cancel();
        _shown.Dispose();
    }

    /// <summary>Runs on the thread that noticed the change, which must not wait.</summary>
    private void Changed()
    {
        if (Interlocked.Exchange(ref _isAwaited, 1) == 0) _ = RefreshAsync();
    }

    private async Task RefreshAsync()
    {
        try
        {
            await Task.Delay(Options.Value.Refresh, _shown.Token);
            Volatile.Write(ref _isAwaited, 0);
            await InvokeAsync(() =>
            {
                if (_shown.IsCancellationRequested) return;
                // The thread that noticed has no language of its own; the page has its reader's.
                (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (_culture, _language);
                Look();
                StateHasChanged();
            });
        }
        catch (Exception problem) when (problem is OperationCanceledException or ObjectDisposedException)
        {
            // The page was left meanwhile.
        }
    }
}
