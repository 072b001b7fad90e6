import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '@mantine/spotlight/styles.layer.css';
import '../look/look.css';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { makeQueryClient } from '../api/query.ts';
import { startTexts } from '../i18n/index.ts';
import { theme } from '../look/theme.ts';
import { styleNonce } from '../look/nonce.ts';
import { Gate } from '../session/gate.tsx';
import { ErrorBoundary } from '../shell/trouble.tsx';
import { router } from './router.tsx';

const schemes = localStorageColorSchemeManager({ key: 'luuri.colours' });

function Console() {
  return (
    <StrictMode>
      <MantineProvider theme={theme} defaultColorScheme="auto" colorSchemeManager={schemes} getStyleNonce={styleNonce}>
        <QueryClientProvider client={makeQueryClient()}>
          <ErrorBoundary>
            <Gate>
              <RouterProvider router={router} />
            </Gate>
          </ErrorBoundary>
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>
  );
}

const place = document.getElementById('root');
if (place) void startTexts().then(() => createRoot(place).render(<Console />));
