import { Component, type ReactNode } from 'react';
import { ErrorState } from '#ui/ErrorState';
import { Page } from '#ui/Frame';

/** A page for reports that could not be drawn; the bar with the way out stays. Only a class can catch what children throw. */
export class SealedFault extends Component<{ readonly children: ReactNode }, { readonly error: unknown }> {
  override state = { error: null };
  static getDerivedStateFromError(error: unknown) {
    return { error };
  }
  override render() {
    if (this.state.error === null) return this.props.children;
    return (
      <Page width="form">
        <ErrorState error={this.state.error} onRetry={() => location.reload()} />
      </Page>
    );
  }
}
