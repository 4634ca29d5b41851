#include "views/dialogs/compare_dialog.h"

#include "core/azure/names.h"
#include "core/edit/remove.h"
#include "core/write/atomic_file.h"
#include "core/write/comparison.h"
#include "qt/document_controller.h"
#include "qt/text.h"
#include "views/dialogs/side_by_side.h"
#include "views/theme/theme_manager.h"
#include "views/widgets/markdown_look.h"
#include "views/widgets/screen_fit.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPromise>
#include <QPushButton>
#include <QSaveFile>
#include <QTabWidget>
#include <QTextBrowser>
#include <QThreadPool>
#include <QUndoStack>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace peerscape::views {

using write::ComparisonFormat;

struct CompareDialog::Outcome
{
    azure::Document before;
    azure::Document after;
    std::string beforeName;
    std::string afterName;
    compare::Comparison comparison;
    std::string markdown;

    [[nodiscard]] std::string text(ComparisonFormat format) const
    {
        return write::writeComparison(
            {before, after, beforeName, afterName, qtmodel::DocumentController::translated},
            comparison, format);
    }
};

CompareDialog::CompareDialog(const qtmodel::DocumentController& controller,
                             const std::vector<ObjectId>& selected, ChooseFile chooseFile,
                             const ThemeManager& theme, QWidget* parent)
    : CompareDialog(std::move(chooseFile), theme, parent)
{
    addVersions(controller, selected);
    compare();
}

CompareDialog::CompareDialog(Version before, Version after, ChooseFile chooseFile,
                             const ThemeManager& theme, QWidget* parent)
    : CompareDialog(std::move(chooseFile), theme, parent)
{
    m_versions = {std::move(before), std::move(after)};
    offerVersions(0, 1);
    compare();
}

CompareDialog::CompareDialog(ChooseFile chooseFile, const ThemeManager& theme, QWidget* parent)
    : QDialog(parent)
    , m_theme(theme)
    , m_chooseFile(std::move(chooseFile))
    , m_before(new QComboBox)
    , m_after(new QComboBox)
    , m_state(new QLabel)
    , m_pages(new QTabWidget)
    , m_report(new QTextBrowser)
    , m_drawings(new SideBySide(theme))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Close))
{
    setWindowTitle(tr("Compare"));
    resizeOnScreen(*this, {1100, 720});
    auto* layout = new QVBoxLayout(this);
    auto* sides = new QHBoxLayout;
    for (const auto& [label, box] :
         {std::pair(tr("&Before"), m_before), std::pair(tr("&After"), m_after)}) {
        auto* name = new QLabel(label);
        name->setBuddy(box);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        sides->addWidget(name);
        sides->addWidget(box, 1);
    }
    layout->addLayout(sides);
    m_report->setAccessibleName(tr("What differs"));
    m_pages->addTab(m_report, tr("&Report"));
    m_pages->addTab(m_drawings, tr("&Side by side"));
    connect(m_pages, &QTabWidget::currentChanged, this, [this] {
        fillDrawings();
        m_pages->currentWidget()->setFocus(); // the keys of what is seen work at once
    });
    layout->addWidget(m_pages, 1);
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(m_state, 1);
    bottom->addWidget(m_buttons);
    layout->addLayout(bottom);
    m_save = m_buttons->addButton(tr("Save…"), QDialogButtonBox::ActionRole);
    connect(m_save, &QPushButton::clicked, this, &CompareDialog::save);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    for (QComboBox* side : {m_before, m_after}) {
        connect(side, &QComboBox::activated, this, [this, side] {
            if (side->currentData().toInt() < 0)
                addFile(*side);
            compare();
        });
    }
    connect(&theme, &ThemeManager::changed, this,
            [this] { styleMarkdown(*m_report->document(), m_theme.theme()); });
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &CompareDialog::showReport);
}

CompareDialog::~CompareDialog()
{
    m_watcher.disconnect(this);
    m_watcher.waitForFinished();
}

void CompareDialog::addVersions(const qtmodel::DocumentController& controller,
                                const std::vector<ObjectId>& selected)
{
    const QUndoStack& stack = *controller.undoStack();
    for (int step = 0; step <= stack.count(); ++step) {
        const QString name = step == 0 ? tr("As it was opened")
                                       : tr("Step %1: %2").arg(step).arg(stack.text(step - 1));
        m_versions.push_back({name, controller.versionAt(step)});
    }
    const int now = stack.index();
    m_versions[static_cast<std::size_t>(now)].name = tr("Now");
    if (const int saved = stack.cleanIndex(); saved >= 0 && saved != now)
        m_versions[static_cast<std::size_t>(saved)].name =
            tr("%1 (as it was saved)").arg(m_versions[static_cast<std::size_t>(saved)].name);
    if (!selected.empty()) {
        const auto removed = edit::removeObjects(controller.document(), selected);
        if (removed) {
            m_without = static_cast<int>(m_versions.size());
            m_versions.push_back({selected.size() == 1
                                      ? tr("Now, without %1")
                                            .arg(toQString(azure::displayName(controller.document(),
                                                                              selected.front())))
                                      : tr("Now, without what is selected"),
                                  removed->next});
        }
    }
    // What the last step did; of a design that was taken back to its beginning, what comes next.
    offerVersions(std::max(now - 1, 0), now == 0 && stack.count() > 0 ? 1 : now);
}

void CompareDialog::offerVersions(int before, int after)
{
    for (QComboBox* side : {m_before, m_after}) {
        for (std::size_t i = 0; i < m_versions.size(); ++i)
            side->addItem(m_versions[i].name, static_cast<int>(i));
        side->addItem(tr("Another file…"), -1);
    }
    m_before->setCurrentIndex(before);
    m_after->setCurrentIndex(after);
}

void CompareDialog::compareSteps(int before, int after)
{
    m_before->setCurrentIndex(before);
    m_after->setCurrentIndex(after);
    compare();
}

void CompareDialog::showDrawings()
{
    m_pages->setCurrentWidget(m_drawings);
}

void CompareDialog::addFile(QComboBox& side)
{
    const auto chosen = m_chooseFile();
    if (!chosen) {
        side.setCurrentIndex(0);
        return;
    }
    const auto place = static_cast<int>(m_versions.size());
    m_versions.push_back({chosen->first, chosen->second, true});
    for (QComboBox* each : {m_before, m_after})
        each->insertItem(each->count() - 1, chosen->first, place);
    side.setCurrentIndex(side.count() - 2);
}

void CompareDialog::compareWithoutSelection()
{
    if (m_without < 0)
        return;
    m_before->setCurrentIndex(m_before->findText(tr("Now")));
    m_after->setCurrentIndex(m_after->findData(m_without));
    compare();
}

void CompareDialog::compare()
{
    const Version& before = m_versions[static_cast<std::size_t>(m_before->currentData().toInt())];
    const Version& after = m_versions[static_cast<std::size_t>(m_after->currentData().toInt())];
    compare::Options options;
    options.matching =
        before.ofFile || after.ofFile ? compare::Matching::ByName : compare::Matching::ById;
    auto outcome = std::make_shared<Outcome>();
    outcome->before = before.document;
    outcome->after = after.document;
    outcome->beforeName = before.name.toStdString();
    outcome->afterName = after.name.toStdString();
    m_outcome.reset();
    m_drawn = false;
    m_save->setEnabled(false);
    if (m_before->currentData() == m_after->currentData()) {
        m_watcher.setFuture({});
        m_pages->setCurrentWidget(m_report);
        m_state->clear();
        m_report->setPlainText(tr("Both sides are the same. Choose another version or another file "
                                  "as one of them."));
        return;
    }
    m_state->setText(tr("Comparing…"));
    // Shared, because the pool copies what it runs.
    const auto promise = std::make_shared<QPromise<std::shared_ptr<const Outcome>>>();
    promise->start();
    m_watcher.setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, outcome, options] {
        outcome->comparison = compare::compare(outcome->before, outcome->after, options);
        outcome->markdown = outcome->text(ComparisonFormat::Markdown);
        promise->addResult(outcome);
        promise->finish();
    });
}

void CompareDialog::showReport()
{
    if (m_watcher.future().resultCount() == 0)
        return;
    m_outcome = m_watcher.result();
    m_report->setMarkdown(toQString(m_outcome->markdown));
    styleMarkdown(*m_report->document(), m_theme.theme());
    m_state->setText(m_outcome->comparison.empty() ? tr("No differences.") : QString());
    m_save->setEnabled(true);
    fillDrawings();
}

void CompareDialog::fillDrawings()
{
    if (m_outcome == nullptr || m_drawn || m_pages->currentWidget() != m_drawings)
        return;
    m_drawn = true;
    m_drawings->setSides(m_outcome->before, m_outcome->after, toQString(m_outcome->beforeName),
                         toQString(m_outcome->afterName), m_outcome->comparison);
}

QString CompareDialog::report() const
{
    return m_outcome == nullptr ? QString() : toQString(m_outcome->markdown);
}

void CompareDialog::save()
{
    struct Format
    {
        const char* suffix;
        QString filter;
        ComparisonFormat format;
    };
    const std::array formats{
        Format{"html", tr("HTML page (*.html)"), ComparisonFormat::Html},
        Format{"md", tr("Markdown (*.md)"), ComparisonFormat::Markdown},
        Format{"json", tr("JSON (*.json)"), ComparisonFormat::Json},
        Format{"txt", tr("Text (*.txt)"), ComparisonFormat::Text},
    };
    QStringList filters;
    for (const Format& format : formats)
        filters << format.filter;
    QString filter = filters.front();
    QString path = QFileDialog::getSaveFileName(this, tr("Save the comparison"),
                                                QStringLiteral("comparison.html"),
                                                filters.join(QStringLiteral(";;")), &filter);
    if (path.isEmpty())
        return;
    // What the name says counts, else the filter.
    const QString suffix = QFileInfo(path).suffix().toLower();
    const Format* wanted = nullptr;
    for (const Format& format : formats) {
        if (suffix == QLatin1String(format.suffix) || (suffix.isEmpty() && filter == format.filter))
            wanted = &format;
    }
    if (wanted == nullptr)
        wanted = &formats.front();
    if (suffix.isEmpty())
        path += QLatin1Char('.') + QLatin1String(wanted->suffix);
    const Result<void> saved = write::writeFileAtomically(QFile::encodeName(path).toStdString(),
                                                          m_outcome->text(wanted->format));
    if (!saved)
        QMessageBox::critical(this, tr("Cannot save"),
                              qtmodel::DocumentController::text(saved.error()));
}

} // namespace peerscape::views
