#pragma once

#include "core/azure/document.h"
#include "core/write/code.h"
#include "views/dialogs/compare_dialog.h"

#include <QDialog>

#include <functional>
#include <string>
#include <utility>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QListWidget;
class QPlainTextEdit;

namespace peerscape::views {

class CodeHighlighter;
class ThemeManager;
struct JobState;

/// Shows a design as code that deploys it, in one of the forms; copies and saves it. Below stands
/// what the form has no words for. Instead of the code it shows what would change in it since the
/// design was opened, or from a file, as a patch; below then stand the resources that would change.
/// Remembers the form.
class CodeDialog : public QDialog
{
    Q_OBJECT

public:
    using ChooseFile = CompareDialog::ChooseFile;

    /// `opened` is the design as it was opened.
    CodeDialog(azure::Document document, azure::Document opened, ChooseFile chooseFile,
               const ThemeManager& theme, QWidget* parent);

    /// False when writing it was given up: there is nothing to show.
    [[nodiscard]] bool hasCode() const;
    /// Writes the code to `path`, its parts beside it; shows an error in the dialog. True when it
    /// was written.
    bool saveTo(const QString& path);

private:
    /// What the code is compared with.
    struct Original
    {
        QString name;
        azure::Document document;
        bool isOfFile = false;
    };

    void writeForm();
    /// Shows the code, or what would change in it.
    void showWanted();
    void showFile();
    void showChanges(const Original& original);
    /// Asks for the file to compare with where that is what was chosen.
    void chooseOriginal();
    void showText(std::string text);
    void showList(const QString& title, const QStringList& lines);
    void copy();
    void chooseAndSave();
    [[nodiscard]] write::CodeForm form() const;
    [[nodiscard]] write::CodeOptions codeOptions() const;
    void runBeside(const std::function<void(JobState&)>& job);
    /// What `work` makes, beside the window; nothing when it was given up.
    template<class Work>
    auto worked(Work work);

    azure::Document m_document;
    ChooseFile m_chooseFile;
    std::vector<Original> m_originals;
    write::Code m_code;
    std::pair<int, bool> m_written; ///< The form and the choice of import blocks that it is of.
    std::string m_shown;            ///< Whole, where the view may hold its beginning.
    QComboBox* m_form = nullptr;
    QComboBox* m_show = nullptr; ///< Data: the number of an original, or what else there is.
    QComboBox* m_file = nullptr;
    QCheckBox* m_imports = nullptr;
    QPlainTextEdit* m_text = nullptr;
    CodeHighlighter* m_highlighter = nullptr;
    QLabel* m_listTitle = nullptr;
    QListWidget* m_list = nullptr; ///< What is left out, or the resources that would change.
    QLabel* m_message = nullptr;
};

} // namespace peerscape::views
