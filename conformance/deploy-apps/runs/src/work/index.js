exports.handler = async () => ({ done: true });
