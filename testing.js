module.exports = require('./lib/src/testing');
