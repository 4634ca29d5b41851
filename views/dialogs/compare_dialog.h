#pragma once

#include "core/azure/document.h"

#include <QDialog>
#include <QFutureWatcher>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QPushButton;
class QTabWidget;
class QTextBrowser;

namespace peerscape::qtmodel {
class DocumentController;
}

namespace peerscape::views {

class SideBySide;
class ThemeManager;

/// What differs between two versions of the design, between the design and a file, or between the
/// design and itself with the selected things removed: resources, routes and reachability, as a
/// report and on two drawings side by side. Worked out on a thread of its own; saved as HTML,
/// Markdown, JSON or text. At first it is about the last step.
class CompareDialog : public QDialog
{
    Q_OBJECT

public:
    /// Asks a person for a file and reads it; nothing when they gave up.
    using ChooseFile = std::function<std::optional<std::pair<QString, azure::Document>>()>;

    /// One of the versions to choose from.
    struct Version
    {
        QString name;
        azure::Document document;
        bool ofFile = false; ///< Its objects are known by their names, not by their ids.
    };

    CompareDialog(const qtmodel::DocumentController& controller,
                  const std::vector<ObjectId>& selected, ChooseFile chooseFile,
                  const ThemeManager& theme, QWidget* parent);
    /// Two versions that have no history in common here.
    CompareDialog(Version before, Version after, ChooseFile chooseFile, const ThemeManager& theme,
                  QWidget* parent);
    ~CompareDialog() override;

    /// Compares the design with itself without what was selected.
    void compareWithoutSelection();
    /// Compares the design after so many steps with it after others.
    void compareSteps(int before, int after);
    [[nodiscard]] SideBySide& drawings() const { return *m_drawings; }
    /// Shows the drawings rather than the report.
    void showDrawings();
    /// The report; empty while it is worked out.
    [[nodiscard]] QString report() const;

private:
    /// Both sides of the question and what came of it.
    struct Outcome;

    CompareDialog(ChooseFile chooseFile, const ThemeManager& theme, QWidget* parent);

    void addVersions(const qtmodel::DocumentController& controller,
                     const std::vector<ObjectId>& selected);
    /// Offers the versions on both sides and begins with these.
    void offerVersions(int before, int after);
    void addFile(QComboBox& side);
    void compare();
    void showReport();
    /// Fills the drawings, if they can be seen.
    void fillDrawings();
    void save();

    const ThemeManager& m_theme;
    ChooseFile m_chooseFile;
    std::vector<Version> m_versions;
    int m_without = -1; ///< The version without what was selected, -1 for none.
    QComboBox* m_before = nullptr;
    QComboBox* m_after = nullptr;
    QLabel* m_state = nullptr;
    QTabWidget* m_pages = nullptr;
    QTextBrowser* m_report = nullptr;
    SideBySide* m_drawings = nullptr;
    bool m_drawn = false; ///< The drawings are of `m_outcome`.
    QDialogButtonBox* m_buttons = nullptr;
    QPushButton* m_save = nullptr;
    QFutureWatcher<std::shared_ptr<const Outcome>> m_watcher;
    std::shared_ptr<const Outcome> m_outcome;
};

} // namespace peerscape::views
