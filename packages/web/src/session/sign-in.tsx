import { Anchor, Button, Divider, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask, askFor } from '../api/client.ts';
import type { Me } from '../api/shapes.ts';
import { FieldForm } from './field-form.tsx';
import { meQuery } from './me.ts';
import { Enrolment, SecondFactor } from './second-factor.tsx';

function ByPassword({ onDone, hasProvider }: { readonly onDone: () => void; readonly hasProvider: boolean }) {
  const { t } = useTranslation('session');
  const toProvider = () =>
    void askFor<{ url: string }>(api.POST('/sign-in/provider', { body: { back: window.location.pathname } })).then(({ url }) =>
      window.location.assign(url),
    );
  return (
    <Stack gap="md">
      <FieldForm
        button={t('enter')}
        onSend={({ address = '', password = '' }) => ask(api.POST('/sign-in', { body: { address, password } })).then(onDone)}
      >
        <TextInput name="address" type="email" label={t('address')} autoComplete="username" autoFocus required />
        <PasswordInput name="password" label={t('password')} autoComplete="current-password" required />
      </FieldForm>
      {hasProvider && (
        <Button variant="default" onClick={toProvider}>
          {t('provider')}
        </Button>
      )}
    </Stack>
  );
}

function ByKey({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation('session');
  return (
    <FieldForm button={t('enter')} onSend={({ key = '' }) => ask(api.POST('/sign-in/key', { body: { apiKey: key.trim() } })).then(onDone)}>
      <PasswordInput name="key" label={t('keyField')} autoComplete="off" autoFocus required />
    </FieldForm>
  );
}

/** Nobody is signed in: who is it? */
function Entrance({ me, onDone }: { readonly me: Me; readonly onDone: () => void }) {
  const { t } = useTranslation('session');
  const [byKey, setByKey] = useState(false);
  return (
    <Stack gap="md">
      {byKey ? <ByKey onDone={onDone} /> : <ByPassword onDone={onDone} hasProvider={me.ways.includes('provider')} />}
      <Divider />
      <Anchor component="button" type="button" size="sm" onClick={() => setByKey(!byKey)}>
        {byKey ? t('withPassword') : t('key')}
      </Anchor>
      <Text size="sm" c="dimmed">
        {t('requester')} <Anchor href="/sign-in">{t('requesterLink')}</Anchor>
      </Text>
    </Stack>
  );
}

const titles = { 'second-factor': 'factor.title', enrolment: 'enrol.title', complete: 'title', none: 'title' } as const;

/** Signing in as far as it goes: address and password, a second factor, and setting one up where the role takes it. */
export function SignIn({ me }: { readonly me: Me }) {
  const { t } = useTranslation('session');
  const queries = useQueryClient();
  const onDone = () => void queries.refetchQueries(meQuery);
  return (
    <Stack gap="lg">
      <Title order={1} size="h3">
        {t(titles[me.stage])}
      </Title>
      {me.stage === 'second-factor' && <SecondFactor factors={me.factors} onDone={onDone} />}
      {me.stage === 'enrolment' && <Enrolment onDone={onDone} />}
      {(me.stage === 'none' || me.stage === 'complete') && <Entrance me={me} onDone={onDone} />}
    </Stack>
  );
}
