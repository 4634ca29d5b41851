#include "views/dialogs/export_dialog.h"

#include "core/write/atomic_file.h"
#include "core/write/svg.h"
#include "qt/document_controller.h"
#include "qt/selection.h"
#include "views/canvas/image_export.h"
#include "views/theme/theme_manager.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFile>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSettings>

namespace peerscape::views {

ExportDialog::ExportDialog(qtmodel::DocumentController& controller, qtmodel::Selection& selection,
                           const ThemeManager& theme, QWidget* parent)
    : QDialog(parent)
    , m_controller(controller)
    , m_selection(selection)
    , m_format(new QComboBox)
    , m_scope(new QComboBox)
    , m_picked(new QComboBox)
    , m_scale(new QDoubleSpinBox)
    , m_border(new QDoubleSpinBox)
    , m_background(new QCheckBox(tr("Paint the background")))
    , m_error(new QLabel)
{
    setWindowTitle(tr("Export diagram"));
    m_format->addItem(tr("SVG, text as text"), QStringLiteral("svg"));
    m_format->addItem(tr("PNG image"), QStringLiteral("png"));
    m_format->addItem(tr("PDF, vector"), QStringLiteral("pdf"));
    m_scope->addItem(tr("Everything"));
    m_scope->addItem(tr("What is selected"));
    m_picked->addItem(tr("Light"), static_cast<int>(ThemeKind::Light));
    m_picked->addItem(tr("Dark"), static_cast<int>(ThemeKind::Dark));
    m_scale->setRange(0.1, 8);
    m_scale->setSingleStep(0.5);
    m_border->setRange(0, 400);
    m_border->setDecimals(0);
    const QSettings settings;
    m_format->setCurrentIndex(settings.value(QStringLiteral("export/format"), 0).toInt());
    m_picked->setCurrentIndex(settings.value(QStringLiteral("export/theme"), 0).toInt());
    m_scale->setValue(settings.value(QStringLiteral("export/scale"), 1.0).toDouble());
    m_border->setValue(settings.value(QStringLiteral("export/border"), 24.0).toDouble());
    m_background->setChecked(settings.value(QStringLiteral("export/background"), true).toBool());
    m_scope->setEnabled(!selection.ids().empty());
    QPalette colors = m_error->palette();
    colors.setColor(QPalette::WindowText, theme.theme().color(ColorRole::Bad));
    m_error->setPalette(colors);
    m_error->setWordWrap(true);
    m_error->hide();

    auto* layout = new QFormLayout(this);
    layout->addRow(tr("&Format"), m_format);
    layout->addRow(tr("&What"), m_scope);
    layout->addRow(tr("&Theme"), m_picked);
    layout->addRow(tr("&Scale"), m_scale);
    layout->addRow(tr("&Border"), m_border);
    layout->addRow(m_background);
    layout->addRow(m_error);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    QPushButton* write = buttons->addButton(tr("Export…"), QDialogButtonBox::AcceptRole);
    write->setDefault(true);
    layout->addRow(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(write, &QPushButton::clicked, this, &ExportDialog::chooseAndExport);
}

void ExportDialog::remember() const
{
    QSettings settings;
    settings.setValue(QStringLiteral("export/format"), m_format->currentIndex());
    settings.setValue(QStringLiteral("export/theme"), m_picked->currentIndex());
    settings.setValue(QStringLiteral("export/scale"), m_scale->value());
    settings.setValue(QStringLiteral("export/border"), m_border->value());
    settings.setValue(QStringLiteral("export/background"), m_background->isChecked());
}

void ExportDialog::chooseAndExport()
{
    const QString suffix = m_format->currentData().toString();
    QString path = QFileDialog::getSaveFileName(this, tr("Export diagram"),
                                                QStringLiteral("diagram.") + suffix,
                                                QStringLiteral("*.") + suffix);
    if (path.isEmpty())
        return;
    if (!path.endsWith(QLatin1Char('.') + suffix))
        path += QLatin1Char('.') + suffix;
    if (exportTo(path))
        accept();
}

bool ExportDialog::exportTo(const QString& path)
{
    remember();
    PictureOptions options;
    options.theme = static_cast<ThemeKind>(m_picked->currentData().toInt());
    options.scale = m_scale->value();
    options.border = m_border->value();
    options.background = m_background->isChecked();
    if (m_scope->currentIndex() == 1)
        options.only = m_selection.ids();
    const diagram::Diagram& drawing = m_controller.diagram();
    const azure::Document& document = m_controller.document();
    Result<void> written;
    if (m_format->currentIndex() == 0) {
        const write::SvgOptions svg{options.theme, options.scale, options.border,
                                    options.background, options.only};
        written = write::writeFileAtomically(QFile::encodeName(path).toStdString(),
                                             write::writeSvg(drawing, document, svg));
    } else {
        written = m_format->currentIndex() == 1 ? writePng(path, drawing, document, options)
                                                : writePdf(path, drawing, document, options);
    }
    m_error->setVisible(!written);
    if (!written)
        m_error->setText(QString::fromStdString(written.error().message));
    return written.has_value();
}

} // namespace peerscape::views
