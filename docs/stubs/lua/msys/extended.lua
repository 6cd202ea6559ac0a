---@meta msys.extended
-- Written by stubs/generate from the Java definition. Do not edit.
return msys.extended
