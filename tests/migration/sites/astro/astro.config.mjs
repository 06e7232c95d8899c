import { defineConfig } from 'astro/config';

export default defineConfig({
  site: 'https://dome.example',
  base: '/stars',
});
