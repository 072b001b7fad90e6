import { Alert, Button, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useSentence } from '../shell/trouble.tsx';

interface FieldFormProps {
  readonly onSend: (fields: Readonly<Record<string, string>>) => Promise<unknown>;
  readonly button: string;
  readonly children: ReactNode;
}

/** Fields and one button: what was sent is sent once, and what was wrong with it is said above. */
export function FieldForm({ onSend, button, children }: FieldFormProps) {
  const sentence = useSentence();
  const { mutate, isPending, error } = useMutation({ mutationFn: onSend });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const fields = [...new FormData(event.currentTarget)].map(([name, value]) => [name, typeof value === 'string' ? value : '']);
        mutate(Object.fromEntries(fields) as Record<string, string>);
      }}
    >
      <Stack gap="md">
        {error !== null && (
          <Alert role="alert" color="red" variant="light">
            {sentence(error)}
          </Alert>
        )}
        {children}
        <Button type="submit" loading={isPending} fullWidth>
          {button}
        </Button>
      </Stack>
    </form>
  );
}
