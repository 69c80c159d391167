exports.handler = async (event) => ({ greeting: `Hello, ${event.name}` });
