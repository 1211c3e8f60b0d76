-- Whether a realm was asked which organizations the person belongs to; those of before say so at their next sign-in.
ALTER TABLE directory_user ADD COLUMN organizations_told boolean NOT NULL DEFAULT false;
