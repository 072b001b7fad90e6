import { Alert, Anchor, Button, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../api/client.ts';
import { codeOf } from '../api/problem.ts';
import { useSentence } from '../shell/trouble.tsx';

const PATH = '/set-password';
/** As the desk wants it. */
const SHORTEST = 12;

/** The token of a one-time link, when the address is one. */
export const tokenOfLink = (): string | undefined =>
  window.location.pathname === PATH ? (new URLSearchParams(window.location.search).get('token') ?? '') : undefined;

/** Nothing to try again here: a new link is the way. */
function LinkOver() {
  const { t } = useTranslation('session');
  return (
    <Stack gap="lg">
      <Title order={1} size="h3">
        {t('setPassword.overTitle')}
      </Title>
      <Text role="alert">{t('setPassword.over')}</Text>
      <Anchor href="/">{t('setPassword.toSignIn')}</Anchor>
    </Stack>
  );
}

/** Where a one-time link leads: a first start, an invitation, a forgotten password. What comes next, a second factor, the desk says afterwards. */
export function SetPassword({ token }: { readonly token: string }) {
  const { t } = useTranslation('session');
  const sentence = useSentence();
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [isTold, setTold] = useState(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => ask(api.POST('/sign-in/set-password', { body: { token, newPassword: password } })),
    // Anew from the beginning: the token is used up, and must not stay in the address.
    onSuccess: () => window.location.replace('/'),
  });
  const isOver = codeOf(error) === 'identity.link-over' || token === '';
  const differs = again !== '' && again !== password;
  const send = () => {
    setTold(true);
    if (password.length >= SHORTEST && password === again) mutate();
  };
  if (isOver) return <LinkOver />;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Stack gap="md">
        <Title order={1} size="h3">
          {t('setPassword.title')}
        </Title>
        <Text c="dimmed">{t('setPassword.text')}</Text>
        {error && (
          <Alert role="alert" color="red" variant="light">
            {sentence(error)}
          </Alert>
        )}
        <PasswordInput
          name="password"
          label={t('setPassword.password')}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={isTold && password.length < SHORTEST ? t('setPassword.short') : undefined}
          autoComplete="new-password"
          autoFocus
          required
        />
        <PasswordInput
          name="again"
          label={t('setPassword.again')}
          value={again}
          onChange={(event) => setAgain(event.currentTarget.value)}
          error={differs && isTold ? t('setPassword.differ') : undefined}
          autoComplete="new-password"
          required
        />
        <Button type="submit" loading={isPending} fullWidth>
          {t('setPassword.save')}
        </Button>
      </Stack>
    </form>
  );
}
