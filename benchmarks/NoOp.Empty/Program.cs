// The .NET program that does nothing: what the others are measured over.
return 0;
