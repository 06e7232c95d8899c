module.exports = {
  title: 'Station',
  url: 'https://station.example',
  baseUrl: '/',
};
