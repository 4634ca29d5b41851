#include "views/problems/problems_panel.h"

#include "qt/document_controller.h"
#include "qt/finding_keeper.h"
#include "qt/finding_model.h"
#include "qt/selection.h"
#include "views/problems/expectations_view.h"
#include "views/theme/theme_manager.h"
#include "views/widgets/link_label.h"
#include "views/widgets/row_delegate.h"
#include "views/widgets/row_tree.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace peerscape::views {

using qtmodel::FindingModel;

namespace {

constexpr int kLeastColumn = 90;
constexpr int kMostColumn = 260;
constexpr int kColumnGap = 24;
constexpr int kMeasuredRows = 50; ///< Beside those in view, of perhaps thousands.

/// Severity as glyph, colour and word; the code in the monospaced face.
class FindingDelegate : public RowDelegate
{
public:
    FindingDelegate(const ThemeManager& theme, QObject* parent)
        : RowDelegate(theme, {0, 11}, parent)
    {
    }

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->palette.setColor(QPalette::HighlightedText, theme().color(ColorRole::Text));
        if (index.column() == FindingModel::CodeColumn)
            option->font = theme().monoFont();
        if (index.column() != FindingModel::SeverityColumn)
            return;
        QString glyph = QStringLiteral("info");
        ColorRole role = ColorRole::AccentText;
        switch (static_cast<check::Severity>(index.data(FindingModel::SeverityRole).toInt())) {
        case check::Severity::Error:
            glyph = QStringLiteral("error");
            role = ColorRole::Bad;
            break;
        case check::Severity::Warning:
            glyph = QStringLiteral("warning");
            role = ColorRole::Warning;
            break;
        case check::Severity::Info:
            break;
        }
        decorate(*option, glyph, role);
        colorText(*option, theme().color(role));
    }
};

} // namespace

ProblemsPanel::ProblemsPanel(qtmodel::DocumentController& controller, qtmodel::Selection& selection,
                             const ThemeManager& theme, QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_selection(selection)
    , m_model(new FindingModel(controller.findings(), this))
    , m_view(new QTreeView)
    , m_fix(new QPushButton(tr("Fix")))
    , m_summary(new QLabel)
{
    m_other = new LinkLabel(QString(), theme);
    m_pages = new QStackedWidget;
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_pages);
    auto* problems = new QWidget;
    auto* layout = new QVBoxLayout(problems);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* heading = new QHBoxLayout;
    heading->setContentsMargins(12, 6, 12, 6);
    heading->addWidget(m_summary);
    heading->addStretch(1);
    heading->addWidget(m_fix);
    heading->addWidget(m_other);
    layout->addLayout(heading);
    layout->addWidget(m_view, 1);
    m_expectations = new ExpectationsView(controller, theme);
    m_pages->addWidget(problems);
    m_pages->addWidget(m_expectations);
    setFocusProxy(m_view);
    connect(m_other, &LinkLabel::activated, this, &ProblemsPanel::showExpectations);
    connect(m_expectations, &ExpectationsView::closed, this, &ProblemsPanel::showProblems);
    connect(m_expectations, &ExpectationsView::summaryChanged, this,
            &ProblemsPanel::nameExpectations);
    nameExpectations();

    m_fix->setObjectName(QStringLiteral("fix"));
    m_view->setModel(m_model);
    m_view->setAccessibleName(tr("Problems"));
    m_view->setItemDelegate(new FindingDelegate(theme, this));
    m_view->setRootIsDecorated(false);
    makeRowTree(*m_view, theme);
    QHeaderView* header = m_view->header();
    header->setStretchLastSection(false);
    header->setResizeContentsPrecision(kMeasuredRows);
    header->setSectionResizeMode(FindingModel::MessageColumn, QHeaderView::Stretch);
    const QFontMetrics metrics(font());
    m_view->setColumnWidth(FindingModel::SeverityColumn,
                           metrics.horizontalAdvance(tr("Warning")) + 52);
    fitColumns();

    const qtmodel::FindingKeeper& findings = controller.findings();
    connect(&findings, &qtmodel::FindingKeeper::changed, this, &ProblemsPanel::refresh);
    connect(&findings, &qtmodel::FindingKeeper::reset, this, &ProblemsPanel::refresh);
    connect(&findings, &qtmodel::FindingKeeper::started, this, &ProblemsPanel::announceCounts);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ProblemsPanel::showCurrent);
    connect(m_view, &QTreeView::clicked, this, [this](const QModelIndex& index) {
        const check::Finding& finding = m_model->finding(index.row());
        if (finding.subjects.empty())
            return;
        m_selection.set(finding.subjects);
        emit m_selection.revealRequested(finding.subjects.front());
    });
    connect(m_view, &QTreeView::activated, this, &ProblemsPanel::applyFix);
    connect(m_fix, &QPushButton::clicked, this, &ProblemsPanel::applyFix);
    refresh();
}

void ProblemsPanel::nameExpectations()
{
    const QString summary = m_expectations->summary();
    m_other->setText(summary.isEmpty() ? tr("Expectations…")
                                       : tr("Expectations: %1…").arg(summary));
}

void ProblemsPanel::showExpectations()
{
    m_pages->setCurrentWidget(m_expectations);
    setFocusProxy(m_expectations);
    m_expectations->setFocus();
}

void ProblemsPanel::showProblems()
{
    m_pages->setCurrentIndex(0);
    setFocusProxy(m_view);
    m_view->setFocus();
}

void ProblemsPanel::fitColumns()
{
    const QAbstractItemView& view = *m_view;
    for (const int column : {FindingModel::SubjectColumn, FindingModel::CodeColumn})
        m_view->setColumnWidth(column, std::clamp(view.sizeHintForColumn(column) + kColumnGap,
                                                  kLeastColumn, kMostColumn));
}

void ProblemsPanel::refresh()
{
    fitColumns();
    announceCounts();
    showCurrent();
}

void ProblemsPanel::announceCounts()
{
    const qtmodel::FindingKeeper& findings = m_controller.findings();
    const int errors = static_cast<int>(findings.count(check::Severity::Error));
    const int warnings = static_cast<int>(findings.count(check::Severity::Warning));
    const int notes = static_cast<int>(findings.count(check::Severity::Info));
    if (!findings.isCurrent()) {
        m_summary->setText(tr("Checking a large design…"));
    } else if (errors + warnings + notes == 0) {
        m_summary->setText(tr("No problems: Azure would accept this design."));
    } else {
        m_summary->setText(tr("%1, %2, %3")
                               .arg(tr("%n error(s)", nullptr, errors),
                                    tr("%n warning(s)", nullptr, warnings),
                                    tr("%n note(s)", nullptr, notes)));
    }
    emit countsChanged(errors, warnings, notes);
}

void ProblemsPanel::showCurrent()
{
    const QModelIndex current = m_view->currentIndex();
    const bool fixable = current.isValid() && current.data(FindingModel::HasFixRole).toBool();
    m_fix->setVisible(fixable);
    if (fixable) {
        const check::Finding& finding = m_model->finding(current.row());
        m_fix->setText(qtmodel::DocumentController::text(finding.fix->label));
        m_fix->setAccessibleName(tr("Fix: %1").arg(m_fix->text()));
    }
}

bool ProblemsPanel::applyFix()
{
    const QModelIndex current = m_view->currentIndex();
    if (!current.isValid() || !current.data(FindingModel::HasFixRole).toBool())
        return false;
    const auto apply = m_model->finding(current.row()).fix->apply;
    return m_controller.apply(apply(m_controller.document()));
}

} // namespace peerscape::views
