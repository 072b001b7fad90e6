import { defineError } from '@luuri/core';

/** The key is not known, was revoked, or its agent works here no more: which of these is not told. */
export const wrongKey = defineError(
  'identity.wrong-key',
  'unauthenticated',
  () => 'This API key is not known here, or no longer. An administrator makes a new one with POST /api-keys.',
);

/** The header is there and is no bearer token. */
export const wrongHeader = defineError(
  'identity.wrong-header',
  'unauthenticated',
  () => 'The Authorization header must be "Bearer KEY", with an API key of this desk.',
);
