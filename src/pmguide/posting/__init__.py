"""Read a job posting: cut it into statements, say what each asks a person to do, and sum up."""
