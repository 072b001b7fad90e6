import { Alert, Button, Group } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.ts';

/** What happened, for a person. */
export function useSentence(): (error: unknown) => string {
  const { t } = useTranslation('shell');
  return (error) => {
    if (error instanceof ApiProblem && error.isOffline) return t('trouble.offline');
    if (error instanceof ApiProblem && error.problem.status === 404) return t('trouble.notFound');
    return error instanceof Error ? error.message : String(error);
  };
}

interface TroubleProps {
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
}

/** What happened, what was kept, what to press. */
export function Trouble({ error, onRetry }: TroubleProps) {
  const { t } = useTranslation('shell');
  const sentence = useSentence();
  return (
    <Alert role="alert" color="red" variant="light" m="lg" icon={<IconAlertTriangle aria-hidden />} title={t('trouble.title')}>
      <p>
        {sentence(error)} {t('trouble.kept')}
      </p>
      <Group gap="sm">
        {onRetry && <Button onClick={onRetry}>{t('trouble.again')}</Button>}
        <Button variant="default" onClick={() => window.location.reload()}>
          {t('trouble.reload')}
        </Button>
      </Group>
    </Alert>
  );
}

interface BoundaryProps {
  readonly children: ReactNode;
  /** Another screen is another try. */
  readonly resetKey?: string;
}
interface BoundaryState {
  readonly error: unknown;
  readonly failed: boolean;
  readonly key: string | undefined;
}

/** Whatever a part of the screen throws stays in that part. */
export class ErrorBoundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { error: undefined, failed: false, key: this.props.resetKey };

  static getDerivedStateFromError(error: unknown): Partial<BoundaryState> {
    return { error, failed: true };
  }

  static getDerivedStateFromProps(props: BoundaryProps, state: BoundaryState): Partial<BoundaryState> | null {
    return props.resetKey === state.key ? null : { error: undefined, failed: false, key: props.resetKey };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return <Trouble error={this.state.error} onRetry={() => this.setState({ error: undefined, failed: false })} />;
  }
}
