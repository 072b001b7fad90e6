import { Anchor, Button, Code, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask, askFor } from '../api/client.ts';
import { FieldForm } from './field-form.tsx';
import { hasPasskeys, makePasskey, provePasskey, type Enrolled } from './passkey.ts';

interface StepProps {
  /** The server was told: ask it how far we are. */
  readonly onDone: () => void;
}

interface ProofProps extends StepProps {
  readonly factors: readonly string[];
}

/** A code of the app or a recovery code, or a passkey where there is one. */
export function SecondFactor({ factors, onDone }: ProofProps) {
  const { t } = useTranslation('session');
  const [refused, setRefused] = useState(false);
  const byPasskey = () =>
    provePasskey().then(
      (given) => (given ? onDone() : setRefused(true)),
      () => setRefused(true),
    );
  return (
    <Stack gap="md">
      <Text c="dimmed">{t('factor.text')}</Text>
      <FieldForm
        button={t('factor.go')}
        onSend={({ proof = '' }) => ask(api.POST('/sign-in/second-factor', { body: { proof } })).then(onDone)}
      >
        <TextInput name="proof" label={t('factor.proof')} autoComplete="one-time-code" data-autofocus autoFocus required />
      </FieldForm>
      {factors.includes('passkey') && hasPasskeys() && (
        <Button variant="default" onClick={() => void byPasskey()}>
          {t('factor.passkey')}
        </Button>
      )}
      {refused && <Text c="red">{t('passkeyRefused')}</Text>}
    </Stack>
  );
}

function RecoveryCodes({ codes, onDone }: StepProps & { readonly codes: readonly string[] }) {
  const { t } = useTranslation('session');
  const [copied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(codes.join('\n')).then(() => setCopied(true));
  return (
    <Stack gap="md">
      <Text c="dimmed">{t('codes.text')}</Text>
      <Code block>{codes.join('\n')}</Code>
      <Button variant="default" onClick={copy}>
        {copied ? t('codes.copied') : t('codes.copy')}
      </Button>
      <Button onClick={onDone}>{t('codes.kept')}</Button>
    </Stack>
  );
}

interface Secret {
  readonly secret: string;
  readonly uri: string;
}

function AppEnrolment({ secret, onEnrolled }: { readonly secret: Secret; readonly onEnrolled: (enrolled: Enrolled) => void }) {
  const { t } = useTranslation('session');
  return (
    <Stack gap="md">
      <Text c="dimmed">
        {t('enrol.secret')} <Anchor href={secret.uri}>{t('enrol.open')}</Anchor>
      </Text>
      <Code block>{secret.secret}</Code>
      <FieldForm
        button={t('enrol.confirm')}
        onSend={({ proof = '' }) => askFor<Enrolled>(api.POST('/me/totp/confirm', { body: { proof } })).then(onEnrolled)}
      >
        <TextInput name="proof" label={t('enrol.code')} inputMode="numeric" autoComplete="one-time-code" autoFocus required />
      </FieldForm>
    </Stack>
  );
}

/** The role takes a second factor and there is none yet: one is made before anything else, and its recovery codes are shown once. */
export function Enrolment({ onDone }: StepProps) {
  const { t } = useTranslation('session');
  const [secret, setSecret] = useState<Secret>();
  const [codes, setCodes] = useState<readonly string[]>();
  const [refused, setRefused] = useState(false);
  const enrolled = ({ recoveryCodes }: Enrolled) => (recoveryCodes.length > 0 ? setCodes(recoveryCodes) : onDone());
  if (codes) return <RecoveryCodes codes={codes} onDone={onDone} />;
  if (secret) return <AppEnrolment secret={secret} onEnrolled={enrolled} />;
  const byPasskey = () =>
    makePasskey(t('enrol.passkeyName')).then(
      (made) => (made ? enrolled(made) : setRefused(true)),
      () => setRefused(true),
    );
  return (
    <Stack gap="md">
      <Text c="dimmed">{t('enrol.text')}</Text>
      <FieldForm button={t('enrol.app')} onSend={() => askFor<Secret>(api.POST('/me/totp')).then(setSecret)}>
        {null}
      </FieldForm>
      {hasPasskeys() && (
        <Button variant="default" onClick={() => void byPasskey()}>
          {t('enrol.passkey')}
        </Button>
      )}
      {refused && <Text c="red">{t('passkeyRefused')}</Text>}
    </Stack>
  );
}
