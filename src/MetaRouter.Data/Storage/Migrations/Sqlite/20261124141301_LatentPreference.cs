using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MetaRouter.Data.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class LatentPreference : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "PreferenceAfter_Latent",
                table: "Comparisons",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PreferenceBefore_Latent",
                table: "Comparisons",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "PreferenceAfter_Latent",
                table: "Comparisons");

            migrationBuilder.DropColumn(
                name: "PreferenceBefore_Latent",
                table: "Comparisons");
        }
    }
}
