import type { StorybookConfig } from '@storybook/web-components-vite';
import { manifestModule } from './manifest.ts';
import { writeSitePages } from './pages.ts';

const LIT = ['lit', 'lit-html', 'lit-element', '@lit/reactive-element'];

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: [writeSitePages(), '../stories/*.mdx', '../stories/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  staticDirs: [
    // The drawings of the sample town, for the stories with pictures.
    { from: '../demo/seed/billeder', to: '/billeder' },
    { from: '../stories/tiles', to: '/tiles' },
    // Pictures of the pages, and files that they name.
    { from: '../docs', to: '/docs' },
  ],
  core: {
    disableTelemetry: true,
    disableWhatsNewNotifications: true,
    enableCrashReports: false,
    disableProjectJson: true,
  },
  // The theme in the toolbar sets the background.
  features: { backgrounds: false, sidebarOnboardingChecklist: false },
  viteFinal: (vite) => ({
    ...vite,
    plugins: [...(vite.plugins ?? []), manifestModule()],
    // Bundled beforehand, some of it would come twice, and a page must hold Lit once.
    optimizeDeps: {
      ...vite.optimizeDeps,
      exclude: [...(vite.optimizeDeps?.exclude ?? []), ...LIT],
    },
  }),
};

export default config;
