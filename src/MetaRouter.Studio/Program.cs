using MetaRouter.Studio;

return await StudioProgram.RunAsync(args);
