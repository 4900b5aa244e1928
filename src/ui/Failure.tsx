import { Component, type ReactNode } from 'react';

/**
 * What is shown in place of a panel that failed. A failure is a fault of ours, and the rest of the page goes on. Another
 * `of` (another screen, another zone) tries again.
 */
export class Failure extends Component<{ readonly of: string; readonly children: ReactNode }> {
  override state: { readonly failed: string | undefined } = { failed: undefined };

  static getDerivedStateFromError(): { readonly failed: string } {
    return { failed: '' };
  }

  override componentDidCatch(): void {
    this.setState({ failed: this.props.of });
  }

  override componentDidUpdate(): void {
    const { failed } = this.state;
    if (failed && failed !== this.props.of) this.setState({ failed: undefined });
  }

  override render(): ReactNode {
    if (this.state.failed === undefined) return this.props.children;
    return (
      <div className="panel-bad" role="alert">
        <p>
          <strong>Esta parte falló, y es un error nuestro.</strong> Tus datos siguen aquí. Recarga la página o
          sigue en otra parte.
        </p>
      </div>
    );
  }
}
