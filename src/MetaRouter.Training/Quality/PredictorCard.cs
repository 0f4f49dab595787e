using System.Globalization;
using System.Text;
using MetaRouter.Onnx.ModelFiles;
using MetaRouter.Onnx.Quality;
using MetaRouter.Training.OutcomeTables;

namespace MetaRouter.Training.Quality;

/// <summary>CARD.md of a trained predictor: what it is, what it was trained on, how good it is, where it must not be trusted.</summary>
internal static class PredictorCard
{
    public static string Write(ArtifactManifest manifest, PredictorDescription description)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # Quality predictor

            Expected quality, answer length and price of {description.Candidates.Count} candidates for a query, from its embedding ({manifest.Dimensions["embedding"]} numbers)
            and {manifest.Dimensions["features"]} features of its whole text. The mean of per-candidate logistic regression and of small networks that share
            their hidden layers, calibrated; docs/mathematics.md, section 3.

            | file | what |
            |---|---|
            | `{TrainedPredictor.GraphFileName}` | `embedding` [B, 512] and `features` [B, 27] (raw) in; `quality`, `log_tokens`, `log_cost` [B, {description.Candidates.Count}] and `similarity` [B, {manifest.Dimensions["centroids"]}] out |
            | `{TrainedPredictor.DescriptionFileName}` | the candidates in order, with their means, and the sets of training questions |
            | `manifest.json` | hashes, command, data, metrics; the program checks it when it opens the files |

            ## How it was made

                {manifest.Command}

            Seed {manifest.Seed}. Trained on the rows of split train and validation of the tables below. {TrainingTables.Sources}

            | table | SHA-256 |
            |---|---|

            """);
        foreach (var (name, hash) in manifest.Data) text.Append(CultureInfo.InvariantCulture, $"| {name} | `{hash}` |\n");
        text.Append("""

            ## Measured on the test rows

            `auc` is the mean over the candidates of each one's area under the ROC curve, `auc_overall` that of all answers together.

            | measure | value |
            |---|---|

            """);
        foreach (var (name, value) in manifest.Metrics) text.Append(CultureInfo.InvariantCulture, $"| {name} | {value:F4} |\n");
        text.Append("""

            ## Limits

            - **Most of what it knows is which kind of task a question is.** Inside one kind of task it ranks questions much less well.
            - A query unlike the training questions (best similarity to their centroids) gets the candidates' plain means, moved together by the
              query's difficulty; no predictor was better there.
            - Candidates are known by what their providers called them when the tables were made; models behind a name change.
            - Prices are those of the tables. The program takes the expected length from here and prices from its own rows.
            - English questions with a checkable answer (school mathematics, competition mathematics, code output, multiple choice). It says nothing
              about style, truth or safety.

            """);
        return text.ToString();
    }
}
